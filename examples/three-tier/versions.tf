terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}

# The audit trail is kept in another region than what it records.
provider "aws" {
  alias  = "audit"
  region = var.audit_region
}
