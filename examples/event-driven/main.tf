terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

# An order is announced once; everybody who has to act on it gets a copy in a queue of its own.

locals {
  consumers = {
    billing   = { memory = 512, timeout = 30 }
    inventory = { memory = 256, timeout = 15 }
    mailing   = { memory = 256, timeout = 60 }
  }
}

resource "aws_sns_topic" "orders" {
  name = "orders"
}

module "consumer" {
  source   = "./modules/consumer"
  for_each = local.consumers

  name      = each.key
  topic_arn = aws_sns_topic.orders.arn
  memory    = each.value.memory
  timeout   = each.value.timeout
  role_arn  = aws_iam_role.consumers.arn
}

resource "aws_iam_role" "consumers" {
  name = "order-consumers"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

# Orders arrive as files from partners, too.
resource "aws_s3_bucket" "inbox" {
  bucket = "partner-orders-inbox"
}

resource "aws_s3_bucket_notification" "inbox" {
  bucket = aws_s3_bucket.inbox.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.reader.arn
    events              = ["s3:ObjectCreated:*"]
    filter_suffix       = ".csv"
  }
}

resource "aws_lambda_function" "reader" {
  function_name = "read-partner-orders"
  role          = aws_iam_role.consumers.arn
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "reader.zip"
  memory_size   = 1024
  timeout       = 120

  environment {
    variables = {
      TOPIC = aws_sns_topic.orders.arn
    }
  }
}

resource "aws_lambda_permission" "inbox" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.reader.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = aws_s3_bucket.inbox.arn
}

resource "aws_cloudwatch_log_group" "reader" {
  name              = "/aws/lambda/${aws_lambda_function.reader.function_name}"
  retention_in_days = 30
}
