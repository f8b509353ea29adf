resource "aws_sqs_queue" "exports" {
  name = "${var.name}-exports"
}

resource "aws_lambda_function" "export" {
  function_name = "${var.name}-export"
  role          = aws_iam_role.functions.arn
  runtime       = "nodejs22.x"
  handler       = "export.handler"
  filename      = "export.zip"
  memory_size   = 2048
  timeout       = 300

  ephemeral_storage {
    size = 2048
  }

  environment {
    variables = {
      TABLE  = aws_dynamodb_table.notes.name
      BUCKET = aws_s3_bucket.exports.id
    }
  }
}

resource "aws_lambda_event_source_mapping" "exports" {
  event_source_arn = aws_sqs_queue.exports.arn
  function_name    = aws_lambda_function.export.function_name
}

resource "aws_s3_bucket" "exports" {
  bucket_prefix = "${var.name}-exports-"
}

resource "aws_s3_bucket_lifecycle_configuration" "exports" {
  bucket = aws_s3_bucket.exports.id

  rule {
    id     = "old"
    status = "Enabled"

    filter {}

    transition {
      days          = 30
      storage_class = "STANDARD_IA"
    }

    expiration {
      days = 365
    }
  }
}
