output "address" {
  value = aws_cloudfront_distribution.main.domain_name
}
