import { describe, expect, it } from 'vitest'

import { importNode } from './import-text.ts'

/** The settings of the only component of a piece of Terraform. */
const settingsOf = async (code: string, address?: string) =>
  (await importNode(code, address)).settings

describe('machines', () => {
  it('an instance with nothing set has the provider’s defaults', async () => {
    const node = await importNode(
      'resource "aws_instance" "a" {\n  instance_type = "t3.micro"\n}\n',
    )
    expect(node).toMatchObject({
      kind: 'aws.ec2-instance',
      name: 'a',
      region: 'us-east-1',
      usage: {},
    })
    expect(node.settings).toEqual({
      instanceType: 't3.micro',
      tenancy: 'default',
      purchaseOption: 'on-demand',
      ebsOptimized: false,
      detailedMonitoring: false,
      cpuCredits: 'default',
      rootVolume: { volumeType: 'gp2', sizeGb: 8, iops: 0, throughput: 0 },
      extraVolumes: [],
      availabilityZone: null,
    })
  })

  it('an instance with everything set', async () => {
    const node = await importNode(`
resource "aws_instance" "a" {
  instance_type     = "m5.large"
  tenancy           = "dedicated"
  ebs_optimized     = true
  monitoring        = "true"
  availability_zone = "us-east-1a"
  credit_specification {
    cpu_credits = "unlimited"
  }
  instance_market_options {
    market_type = "spot"
  }
  root_block_device {
    volume_type = "gp3"
    volume_size = "30"
    iops        = 4000
    throughput  = 200
  }
  ebs_block_device {
    device_name = "/dev/sdf"
    volume_type = "io1"
    volume_size = 100
    iops        = 500
  }
  tags = {
    Name = "worker"
  }
}
`)
    expect(node.name).toBe('worker')
    expect(node.settings).toEqual({
      instanceType: 'm5.large',
      tenancy: 'dedicated',
      purchaseOption: 'spot',
      ebsOptimized: true,
      detailedMonitoring: true,
      cpuCredits: 'unlimited',
      rootVolume: { volumeType: 'gp3', sizeGb: 30, iops: 4000, throughput: 200 },
      extraVolumes: [{ volumeType: 'io1', sizeGb: 100, iops: 500, throughput: 0 }],
      availabilityZone: 'us-east-1a',
    })
  })

  it('an instance takes from its launch template what it does not say itself', async () => {
    const settings = await settingsOf(`
resource "aws_launch_template" "t" {
  instance_type = "c5.large"
  ebs_optimized = true
  block_device_mappings {
    device_name = "/dev/sda1"
    ebs {
      volume_size = 50
    }
  }
  block_device_mappings {
    device_name = "/dev/sdf"
    ebs {
      volume_size = 5
      volume_type = "st1"
    }
  }
}
resource "aws_instance" "a" {
  instance_type = "c5.xlarge"
  launch_template {
    id = aws_launch_template.t.id
  }
}
`)
    expect(settings).toMatchObject({
      instanceType: 'c5.xlarge',
      ebsOptimized: true,
      rootVolume: { volumeType: 'gp2', sizeGb: 50 },
      extraVolumes: [{ volumeType: 'st1', sizeGb: 5 }],
    })
  })

  it.each([
    [
      'launch_configuration = aws_launch_configuration.c.name',
      { instanceType: 't3.nano', detailedMonitoring: true, purchaseOption: 'spot' },
    ],
    [
      'launch_template {\n    id = aws_launch_template.t.id\n  }',
      { instanceType: 't3.small', detailedMonitoring: false },
    ],
    ['launch_template {\n    name = aws_launch_template.t.name\n  }', { instanceType: 't3.small' }],
    [
      `mixed_instances_policy {
    instances_distribution {
      on_demand_base_capacity                  = 1
      on_demand_percentage_above_base_capacity = 25
    }
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.t.id
      }
      override {
        instance_type = "t3.large"
      }
      override {
        instance_type = "t3a.large"
      }
    }
  }`,
      { instanceType: 't3.large' },
    ],
  ])('the members of an auto scaling group: %s', async (launch, instance) => {
    const settings = await settingsOf(
      `
resource "aws_launch_template" "t" {
  name          = "t"
  instance_type = "t3.small"
}
resource "aws_launch_configuration" "c" {
  instance_type = "t3.nano"
  spot_price    = "0.01"
}
resource "aws_autoscaling_group" "g" {
  min_size         = 1
  max_size         = 5
  desired_capacity = 3
  ${launch}
}
`,
      'aws_autoscaling_group.g',
    )
    expect(settings).toMatchObject({ minSize: 1, maxSize: 5, desiredCapacity: 3, instance })
    const mixed = launch.startsWith('mixed')
    expect(settings).toMatchObject({
      onDemandBaseCapacity: mixed ? 1 : 0,
      onDemandPercentageAboveBase: mixed ? 25 : 100,
    })
  })

  it('containers: Fargate by launch type or by provider, with the task’s size', async () => {
    const service = (how: string) => `
resource "aws_ecs_task_definition" "t" {
  family = "t"
  cpu    = "1 vCPU"
  memory = 2048
  runtime_platform {
    cpu_architecture = "ARM64"
  }
}
resource "aws_ecs_service" "s" {
  desired_count   = 2
  task_definition = aws_ecs_task_definition.t.arn
  ${how}
}
`
    const fargate = {
      launchType: 'FARGATE',
      purchaseOption: 'on-demand',
      architecture: 'ARM64',
      desiredCount: 2,
      taskCpu: 1024,
      taskMemoryMb: 2048,
      ephemeralStorageGb: 20,
    }
    expect(await settingsOf(service('launch_type = "FARGATE"'))).toEqual(fargate)
    const spot = 'capacity_provider_strategy {\n    capacity_provider = "FARGATE_SPOT"\n  }'
    expect(await settingsOf(service(spot))).toEqual({ ...fargate, purchaseOption: 'spot' })
    expect(await settingsOf(service(''))).toMatchObject({ launchType: 'EC2' })
    expect(
      await settingsOf(service('').replace('aws_ecs_task_definition.t.arn', 'data.x.y.z')),
    ).toMatchObject({ taskCpu: null, architecture: null })
  })

  it('Kubernetes: a cluster and its nodes', async () => {
    const code = `
resource "aws_eks_cluster" "c" {
  name    = "main"
  version = "1.31"
}
resource "aws_eks_node_group" "n" {
  cluster_name = aws_eks_cluster.c.name
  scaling_config {
    min_size     = 1
    max_size     = 4
    desired_size = 2
  }
}
`
    expect(await settingsOf(code, 'aws_eks_cluster.c')).toEqual({ version: '1.31' })
    expect(await settingsOf(code, 'aws_eks_node_group.n')).toMatchObject({
      minSize: 1,
      maxSize: 4,
      desiredSize: 2,
      instance: { instanceType: 't3.medium', rootVolume: { sizeGb: 20 } },
    })
  })

  it('a function, its disk and its architecture', async () => {
    const settings = await settingsOf(`
resource "aws_lambda_function" "f" {
  function_name = "f"
  memory_size   = 1024
  timeout       = 10
  runtime       = "python3.13"
  architectures = ["arm64"]
  ephemeral_storage {
    size = 1024
  }
}
`)
    expect(settings).toEqual({
      memoryMb: 1024,
      architecture: 'arm64',
      ephemeralStorageMb: 1024,
      timeoutSeconds: 10,
      runtime: 'python3.13',
      provisionedConcurrency: 0,
    })
  })
})
