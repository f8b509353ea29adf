variable "name" {
  description = "Prefix of every name."
  type        = string
  default     = "shop"
}

variable "region" {
  type    = string
  default = "us-east-1"
}

variable "audit_region" {
  type    = string
  default = "us-east-2"
}

variable "zones" {
  description = "Letters of the availability zones to use."
  type        = list(string)
  default     = ["a", "b"]
}

variable "web" {
  description = "The machines behind the load balancer."
  type = object({
    instance_type = string
    min           = optional(number, 2)
    max           = optional(number, 4)
    disk_gb       = optional(number, 20)
  })
}

variable "database" {
  type = object({
    class      = string
    storage_gb = number
    multi_az   = optional(bool, true)
  })
}

variable "cache_node_type" {
  type    = string
  default = "cache.t3.micro"
}

variable "database_password" {
  type      = string
  sensitive = true
  default   = null
}
