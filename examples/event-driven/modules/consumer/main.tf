variable "name" {
  type = string
}

variable "topic_arn" {
  type = string
}

variable "role_arn" {
  type = string
}

variable "memory" {
  type    = number
  default = 128
}

variable "timeout" {
  type    = number
  default = 3
}

resource "aws_sqs_queue" "orders" {
  name                       = "orders-${var.name}"
  visibility_timeout_seconds = 6 * var.timeout

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "failed" {
  name                      = "orders-${var.name}-failed"
  message_retention_seconds = 14 * 24 * 3600
}

resource "aws_sns_topic_subscription" "orders" {
  topic_arn = var.topic_arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.orders.arn
}

resource "aws_lambda_function" "handler" {
  function_name = "handle-${var.name}"
  role          = var.role_arn
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "${var.name}.zip"
  memory_size   = var.memory
  timeout       = var.timeout
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.handler.arn
  batch_size       = 10
}
