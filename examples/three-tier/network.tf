module "network" {
  source = "./modules/network"

  name  = var.name
  cidr  = "10.0.0.0/16"
  zones = local.zones
}

resource "aws_security_group" "load_balancer" {
  name   = "${var.name}-load-balancer"
  vpc_id = module.network.vpc_id

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "web" {
  name   = "${var.name}-web"
  vpc_id = module.network.vpc_id

  ingress {
    from_port       = 8080
    to_port         = 8080
    protocol        = "tcp"
    security_groups = [aws_security_group.load_balancer.id]
  }
}

resource "aws_security_group" "data" {
  name   = "${var.name}-data"
  vpc_id = module.network.vpc_id
}

resource "aws_security_group_rule" "data_from_web" {
  for_each = {
    mysql = 3306
    redis = 6379
  }

  type                     = "ingress"
  protocol                 = "tcp"
  from_port                = each.value
  to_port                  = each.value
  security_group_id        = aws_security_group.data.id
  source_security_group_id = aws_security_group.web.id
}
