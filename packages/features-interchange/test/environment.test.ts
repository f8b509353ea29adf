import { expect, it } from 'vitest'

import { type Files, importText } from './import-text.ts'

/** By address; the key is missing where nothing says an environment. */
async function environmentsOf(files: Files) {
  const { report } = await importText(files)
  return Object.fromEntries(
    report.resources.flatMap(({ address, environment }) =>
      environment === undefined ? [] : [[address, environment]],
    ),
  )
}

it('is what the provider of a resource gives all of its resources, unless its own tag says another', async () => {
  const files = {
    'main.tf': `
variable "later" {}
provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = { Environment = "prod" }
  }
}
provider "aws" {
  alias  = "test"
  region = "us-east-1"
  default_tags {
    tags = { env = var.later }
  }
}
provider "aws" {
  alias  = "plain"
  region = "us-east-1"
}
resource "aws_sqs_queue" "given" {}
resource "aws_sqs_queue" "own" {
  tags = { environment = "staging" }
}
resource "aws_sqs_queue" "unsure" {
  tags = var.later
}
resource "aws_sqs_queue" "unknown" {
  provider = aws.test
}
resource "aws_sqs_queue" "none" {
  provider = aws.plain
}
resource "aws_autoscaling_group" "never_given" {}
module "inherits" {
  source = "./queue"
}
module "is_passed" {
  source    = "./queue"
  providers = { aws = aws.plain }
}
`,
    'queue/main.tf': 'resource "aws_sqs_queue" "inside" {}\n',
  }
  expect(await environmentsOf(files)).toEqual({
    'aws_sqs_queue.given': 'prod',
    'aws_sqs_queue.own': 'staging',
    'aws_sqs_queue.unsure': null,
    'aws_sqs_queue.unknown': null,
    'module.inherits.aws_sqs_queue.inside': 'prod',
  })
})

it('is read from the labels of Google Cloud, and those of its provider', async () => {
  const text = `
provider "google" {
  region         = "us-central1"
  default_labels = { environment = "prod" }
}
resource "google_pubsub_topic" "given" {
  name = "given"
}
resource "google_pubsub_topic" "own" {
  name   = "own"
  labels = { env = "staging" }
}
`
  expect(await environmentsOf(text)).toEqual({
    'google_pubsub_topic.given': 'prod',
    'google_pubsub_topic.own': 'staging',
  })
})

it('is read from the tag blocks of an Auto Scaling group', async () => {
  const text = `
resource "aws_autoscaling_group" "g" {
  max_size = 2
  min_size = 1
  tag {
    key                 = "Name"
    value               = "web"
    propagate_at_launch = true
  }
  tag {
    key                 = "Environment"
    value               = "prod"
    propagate_at_launch = true
  }
}
`
  expect(await environmentsOf(text)).toEqual({ 'aws_autoscaling_group.g': 'prod' })
})
