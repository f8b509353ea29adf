locals {
  zones = [for letter in var.zones : "${var.region}${letter}"]

  tags = {
    Project     = var.name
    Environment = "production"
  }
}
