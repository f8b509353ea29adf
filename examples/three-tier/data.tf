resource "aws_db_subnet_group" "main" {
  name       = var.name
  subnet_ids = module.network.private_subnet_ids
}

resource "aws_db_instance" "main" {
  identifier             = var.name
  engine                 = "mysql"
  engine_version         = "8.0"
  instance_class         = var.database.class
  allocated_storage      = var.database.storage_gb
  storage_type           = "gp2"
  multi_az               = var.database.multi_az
  username               = "app"
  password               = var.database_password
  db_subnet_group_name   = aws_db_subnet_group.main.name
  vpc_security_group_ids = [aws_security_group.data.id]
  skip_final_snapshot    = true
}

resource "aws_elasticache_subnet_group" "main" {
  name       = var.name
  subnet_ids = module.network.private_subnet_ids
}

# One primary and one replica, each in a zone of its own.
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "${var.name}-sessions"
  description                = "Sessions and rendered pages"
  engine                     = "redis"
  node_type                  = var.cache_node_type
  num_cache_clusters         = length(local.zones)
  automatic_failover_enabled = true
  multi_az_enabled           = true
  subnet_group_name          = aws_elasticache_subnet_group.main.name
  security_group_ids         = [aws_security_group.data.id]
}

resource "aws_dynamodb_table" "audit" {
  provider = aws.audit

  name           = "${var.name}-audit"
  billing_mode   = "PROVISIONED"
  read_capacity  = 20
  write_capacity = 10
  hash_key       = "order"

  attribute {
    name = "order"
    type = "S"
  }
}
