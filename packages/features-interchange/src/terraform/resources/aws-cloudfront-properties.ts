import { defineProperties } from '../mapping/mapping.ts'

export const awsCloudfrontProperties = defineProperties({
  aws_cloudfront_cache_policy: [],
  aws_cloudfront_key_group: [],
  aws_cloudfront_origin_access_control: [],
  aws_cloudfront_origin_access_identity: [],
  aws_cloudfront_origin_request_policy: [],
  aws_cloudfront_public_key: [],
  aws_cloudfront_response_headers_policy: [],
})
