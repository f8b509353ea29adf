import { describe, expect, it } from 'vitest'

import { connections, importText, outcomes } from './import-text.ts'

describe('connections', () => {
  it('are not what repeats the name, the zone or a tag of another component', async () => {
    const result = await importText(`
resource "aws_instance" "i" {
  instance_type = "t3.micro"
}
resource "aws_ebs_volume" "v" {
  availability_zone = aws_instance.i.availability_zone
  size              = 10
}
resource "aws_sqs_queue" "q" {
  name = "jobs-of-\${aws_instance.i.id}"
  tags = {
    Machine = aws_instance.i.id
  }
}
resource "aws_lambda_function" "f" {
  function_name = "f-\${aws_sqs_queue.q.name}"
  description   = aws_sqs_queue.q.name
}
`)
    expect(connections(result)).toEqual([])
  })

  it('lead from the load balancer to what its target groups hold', async () => {
    const code = `
resource "aws_lb" "lb" {}
resource "aws_lb_listener" "l" {
  load_balancer_arn = aws_lb.lb.arn
  default_action {
    target_group_arn = aws_lb_target_group.machines.arn
  }
}
resource "aws_lb_listener_rule" "r" {
  listener_arn = aws_lb_listener.l.arn
  action {
    target_group_arn = aws_lb_target_group.service.arn
  }
}
resource "aws_lb_target_group" "machines" {
  protocol = "HTTP"
}
resource "aws_lb_target_group" "service" {
  protocol = "TCP"
}
resource "aws_instance" "m" {
  count = 2
}
resource "aws_lb_target_group_attachment" "a" {
  count            = 2
  target_group_arn = aws_lb_target_group.machines.arn
  target_id        = aws_instance.m[count.index].id
}
resource "aws_ecs_service" "s" {
  load_balancer {
    target_group_arn = aws_lb_target_group.service.arn
  }
}
resource "aws_autoscaling_group" "g" {}
resource "aws_autoscaling_attachment" "g" {
  autoscaling_group_name = aws_autoscaling_group.g.id
  lb_target_group_arn    = aws_lb_target_group.machines.arn
}
`
    const result = await importText(code)
    expect(connections(result)).toEqual([
      'aws_lb.lb -> aws_autoscaling_group.g sync -',
      'aws_lb.lb -> aws_ecs_service.s sync tcp',
      'aws_lb.lb -> aws_instance.m[0] sync http',
      'aws_lb.lb -> aws_instance.m[1] sync http',
    ])
    expect(outcomes(result)).toEqual(
      expect.arrayContaining([
        'aws_autoscaling_attachment.g connector aws_lb.lb->aws_autoscaling_group.g',
        'aws_lb_listener.l property aws_lb.lb',
        'aws_lb_listener_rule.r property aws_lb.lb',
        'aws_lb_target_group.machines property aws_lb.lb',
        'aws_lb_target_group.service property aws_lb.lb',
        'aws_lb_target_group_attachment.a[1] connector aws_lb.lb->aws_instance.m[1]',
      ]),
    )
  })

  it('follow events: queues, topics, buckets, gateways', async () => {
    const result = await importText(`
resource "aws_sqs_queue" "q" {
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn })
}
resource "aws_sqs_queue" "dead" {}
resource "aws_sns_topic" "t" {}
resource "aws_s3_bucket" "b" {}
resource "aws_apigatewayv2_api" "api" {}
resource "aws_lambda_function" "f" {
  environment {
    variables = { TOPIC = aws_sns_topic.t.arn }
  }
}
resource "aws_lambda_event_source_mapping" "m" {
  event_source_arn = aws_sqs_queue.q.arn
  function_name    = aws_lambda_function.f.arn
}
resource "aws_sns_topic_subscription" "s" {
  topic_arn = aws_sns_topic.t.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.q.arn
}
resource "aws_s3_bucket_notification" "n" {
  bucket = aws_s3_bucket.b.id
  queue {
    queue_arn = aws_sqs_queue.q.arn
  }
}
resource "aws_apigatewayv2_integration" "i" {
  api_id          = aws_apigatewayv2_api.api.id
  integration_uri = aws_lambda_function.f.invoke_arn
}
`)
    expect(connections(result)).toEqual([
      'aws_apigatewayv2_api.api -> aws_lambda_function.f sync https',
      'aws_lambda_function.f -> aws_sns_topic.t async sns',
      'aws_s3_bucket.b -> aws_sqs_queue.q async -',
      'aws_sns_topic.t -> aws_sqs_queue.q async sqs',
      'aws_sqs_queue.q -> aws_lambda_function.f async sqs',
      'aws_sqs_queue.q -> aws_sqs_queue.dead async sqs',
    ])
    expect(result.report.resources.filter(({ outcome }) => outcome === 'connector')).toHaveLength(4)
  })

  it('follow security groups, by the port that the other side listens on', async () => {
    const rule = (port: number) =>
      `from_port = ${port}\n    to_port = ${port}\n    protocol = "tcp"`
    const result = await importText(`
resource "aws_security_group" "web" {}
resource "aws_security_group" "db" {
  ingress {
    ${rule(5432)}
    security_groups = [aws_security_group.web.id]
  }
}
resource "aws_security_group" "api" {}
resource "aws_security_group_rule" "api" {
  type                     = "ingress"
  security_group_id        = aws_security_group.api.id
  source_security_group_id = aws_security_group.web.id
  ${rule(443)}
}
resource "aws_vpc_security_group_egress_rule" "api" {
  security_group_id            = aws_security_group.api.id
  referenced_security_group_id = aws_security_group.db.id
  ${rule(22)}
}
resource "aws_security_group_rule" "self" {
  type              = "ingress"
  security_group_id = aws_security_group.api.id
  self              = true
}
resource "aws_instance" "web" {
  vpc_security_group_ids = [aws_security_group.web.id]
}
resource "aws_instance" "api" {
  vpc_security_group_ids = [aws_security_group.api.id]
}
resource "aws_db_instance" "db" {
  engine                 = "postgres"
  vpc_security_group_ids = [aws_security_group.db.id]
}
`)
    expect(connections(result)).toEqual([
      'aws_instance.web -> aws_db_instance.db sync postgres',
      'aws_instance.web -> aws_instance.api sync https',
    ])
    expect(outcomes(result)).toEqual(
      expect.arrayContaining([
        'aws_security_group.db property aws_db_instance.db',
        'aws_security_group_rule.api connector aws_instance.web->aws_instance.api',
        'aws_security_group_rule.self property aws_instance.api',
        // A database does not listen on the port of ssh.
        'aws_vpc_security_group_egress_rule.api property aws_db_instance.db',
      ]),
    )
  })

  it('follow what a launch template or a task refers to, and what runs it calls', async () => {
    const result = await importText(`
resource "aws_db_instance" "db" {
  engine = "mariadb"
}
resource "aws_launch_template" "t" {
  user_data = base64encode("DB=\${aws_db_instance.db.endpoint}")
}
resource "aws_autoscaling_group" "g" {
  launch_template {
    id = aws_launch_template.t.id
  }
}
resource "aws_dynamodb_table" "table" {}
resource "aws_ecs_task_definition" "t" {
  container_definitions = jsonencode([{ environment = [{ name = "T", value = aws_dynamodb_table.table.name }] }])
}
resource "aws_ecs_service" "s" {
  task_definition = aws_ecs_task_definition.t.arn
}
`)
    expect(connections(result)).toEqual([
      'aws_autoscaling_group.g -> aws_db_instance.db sync mysql',
      'aws_ecs_service.s -> aws_dynamodb_table.table sync https',
    ])
  })

  it('tell copies and mounts from calls', async () => {
    const result = await importText(`
resource "aws_db_instance" "main" {}
resource "aws_db_instance" "copy" {
  replicate_source_db = aws_db_instance.main.identifier
}
resource "aws_instance" "m" {}
resource "aws_ebs_volume" "v" {}
resource "aws_volume_attachment" "a" {
  instance_id = aws_instance.m.id
  volume_id   = aws_ebs_volume.v.id
}
resource "aws_s3_bucket" "logs" {}
resource "aws_lb" "lb" {
  access_logs {
    bucket = aws_s3_bucket.logs.id
  }
}
resource "aws_efs_file_system" "files" {}
resource "aws_efs_access_point" "p" {
  file_system_id = aws_efs_file_system.files.id
}
resource "aws_lambda_function" "f" {
  file_system_config {
    arn = aws_efs_access_point.p.arn
  }
}
`)
    expect(connections(result)).toEqual([
      'aws_db_instance.main -> aws_db_instance.copy data -',
      'aws_instance.m -> aws_ebs_volume.v data -',
      'aws_lambda_function.f -> aws_efs_file_system.files data nfs',
      'aws_lb.lb -> aws_s3_bucket.logs data https',
    ])
  })

  it('do not grow from shared roles, keys and code packages', async () => {
    const { graph } = await importText(`
resource "aws_iam_role" "shared" {}
resource "aws_kms_key" "k" {}
resource "aws_s3_bucket" "code" {}
resource "aws_lambda_function" "f" {
  count       = 3
  role        = aws_iam_role.shared.arn
  kms_key_arn = aws_kms_key.k.arn
  s3_bucket   = aws_s3_bucket.code.id
}
`)
    expect(graph.edges).toEqual([])
  })
})
