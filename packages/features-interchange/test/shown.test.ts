import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { refusal } from '@backarch/api/testing'
import { describe, expect, test } from 'vitest'

import { readTerraformProject } from '../src/read-project.ts'
import { importProject } from '../src/terraform/import-project.ts'
import { connections, outcomes } from './import-text.ts'

const shown = (content: object) =>
  importProject([{ path: 'plan.json', content: JSON.stringify(content) }])

const subnet = { address: 'aws_subnet.a', mode: 'managed', type: 'aws_subnet', name: 'a' }
const network = { address: 'aws_vpc.main', mode: 'managed', type: 'aws_vpc', name: 'main' }
const worker = (index: number) => ({
  address: `module.work["eu"].aws_lambda_function.worker[${index}]`,
  mode: 'managed',
  type: 'aws_lambda_function',
  name: 'worker',
  index,
})
const queue = {
  address: 'aws_sqs_queue.jobs',
  mode: 'managed',
  type: 'aws_sqs_queue',
  name: 'jobs',
}

/** As Terraform prints one: what is not known yet is missing in the values and marked as unknown. */
const plan = {
  format_version: '1.2',
  terraform_version: '1.9.0',
  variables: { region: { value: 'eu-west-1' } },
  planned_values: {
    root_module: {
      resources: [
        { ...network, values: { cidr_block: '10.0.0.0/16', tags: null } },
        { ...subnet, values: { cidr_block: '10.0.1.0/24', availability_zone: 'eu-west-1a' } },
        { ...queue, values: { fifo_queue: false, name: 'jobs' } },
        {
          address: 'aws_instance.web',
          mode: 'managed',
          type: 'aws_instance',
          name: 'web',
          values: {
            ami: 'ami-1',
            instance_type: 't3.large',
            root_block_device: [{ volume_type: 'gp3' }],
            credit_specification: [],
          },
        },
        { address: 'data.aws_ami.x', mode: 'data', type: 'aws_ami', name: 'x', values: {} },
      ],
      child_modules: [
        {
          address: 'module.work["eu"]',
          resources: [0, 1].map((index) => ({
            ...worker(index),
            values: { function_name: `worker-${index}`, memory_size: 512 },
          })),
        },
      ],
    },
  },
  resource_changes: [
    {
      address: 'aws_instance.web',
      change: {
        after_unknown: { id: true, subnet_id: true, root_block_device: [{ volume_size: true }] },
      },
    },
    { address: 'aws_subnet.a', change: { after_unknown: { vpc_id: true } } },
    ...[0, 1].map((index) => ({
      address: worker(index).address,
      change: { after_unknown: { environment: [{ variables: true }] } },
    })),
  ],
  configuration: {
    provider_config: {
      aws: { name: 'aws', expressions: { region: { references: ['var.region'] } } },
    },
    root_module: {
      resources: [
        { address: 'aws_vpc.main', provider_config_key: 'aws', expressions: {} },
        {
          address: 'aws_subnet.a',
          provider_config_key: 'aws',
          expressions: { vpc_id: { references: ['aws_vpc.main.id', 'aws_vpc.main'] } },
        },
        { address: 'aws_sqs_queue.jobs', provider_config_key: 'aws', expressions: {} },
        {
          address: 'aws_instance.web',
          provider_config_key: 'aws',
          expressions: {
            instance_type: { constant_value: 't3.large' },
            subnet_id: { references: ['aws_subnet.a.id', 'aws_subnet.a'] },
          },
        },
      ],
      module_calls: {
        work: {
          source: './work',
          expressions: {
            queue_url: { references: ['aws_sqs_queue.jobs.url', 'aws_sqs_queue.jobs'] },
          },
          module: {
            resources: [
              {
                address: 'aws_lambda_function.worker',
                provider_config_key: 'aws',
                expressions: {
                  environment: [{ variables: { references: ['var.queue_url'] } }],
                },
              },
            ],
          },
        },
      },
    },
  },
}

describe('a plan', () => {
  test('is imported as its project would be, with what it does not know as unknown', async () => {
    const result = await shown(plan)
    expect(outcomes(result)).toEqual([
      'aws_instance.web node aws_instance.web',
      'aws_sqs_queue.jobs node aws_sqs_queue.jobs',
      'aws_subnet.a container aws_subnet.a',
      'aws_vpc.main container aws_vpc.main',
      'module.work["eu"].aws_lambda_function.worker[0] node module.work["eu"].aws_lambda_function.worker[0]',
      'module.work["eu"].aws_lambda_function.worker[1] node module.work["eu"].aws_lambda_function.worker[1]',
    ])
    const web = result.graph.nodes.find(({ id }) => id === 'aws_instance.web')
    expect(web).toMatchObject({
      region: 'eu-west-1',
      groupId: 'aws_subnet.a',
      settings: { instanceType: 't3.large', rootVolume: { volumeType: 'gp3', sizeGb: null } },
    })
    expect(result.graph.groups.find(({ id }) => id === 'aws_vpc.main')?.parentId).toBe(
      'region:eu-west-1',
    )
  })

  test('connects what its configuration connects, through variables of modules', async () => {
    expect(connections(await shown(plan))).toEqual([
      'module.work["eu"].aws_lambda_function.worker[0] -> aws_sqs_queue.jobs async sqs',
      'module.work["eu"].aws_lambda_function.worker[1] -> aws_sqs_queue.jobs async sqs',
    ])
  })
})

test('a state connects what its values name, and lies where its names say', async () => {
  const arn = 'arn:aws:sqs:us-east-2:123456789012:jobs'
  const result = await shown({
    format_version: '1.0',
    values: {
      root_module: {
        resources: [
          { ...network, values: { id: 'vpc-1', arn: 'arn:aws:ec2:us-east-2:1:vpc/vpc-1' } },
          {
            ...subnet,
            values: { id: 'subnet-1', vpc_id: 'vpc-1', availability_zone: 'us-east-2b' },
          },
          { ...queue, values: { id: 'https://sqs/jobs', arn } },
          {
            address: 'aws_lambda_function.worker',
            type: 'aws_lambda_function',
            name: 'worker',
            values: {
              arn: 'arn:aws:lambda:us-east-2:1:function:worker',
              memory_size: 1024,
              environment: [{ variables: { QUEUE: arn } }],
              vpc_config: [{ subnet_ids: ['subnet-1'] }],
            },
          },
        ],
      },
    },
  })
  const node = result.graph.nodes.find(({ id }) => id === 'aws_lambda_function.worker')
  expect(node).toMatchObject({
    region: 'us-east-2',
    groupId: 'aws_subnet.a',
    settings: { memoryMb: 1024 },
  })
  expect(connections(result)).toEqual([
    'aws_lambda_function.worker -> aws_sqs_queue.jobs async sqs',
  ])
})

describe('bad input', () => {
  test('what is neither plan nor state, or has nothing in it, is refused with the place', async () => {
    const said = async (content: object) => (await refusal(shown(content))).message
    expect(await said({ hello: 1 })).toBe(
      'plan.json is neither a plan nor a state that terraform show -json has printed.',
    )
    expect(await said({ format_version: '1.0', values: {} })).toBe(
      'plan.json has no resource to import.',
    )
    expect(
      await said({ format_version: '1.0', values: { root_module: { resources: [{ type: 1 }] } } }),
    ).toBe(
      'plan.json: values.root_module.resources.0.address is not what terraform show -json prints.',
    )
  })

  test('modules that refer to each other without end come to one', async () => {
    const round = {
      ...plan,
      configuration: {
        ...plan.configuration,
        root_module: {
          ...plan.configuration.root_module,
          module_calls: {
            work: {
              expressions: { queue_url: { references: ['module.work.out'] } },
              module: {
                ...plan.configuration.root_module.module_calls.work.module,
                outputs: { out: { expression: { references: ['var.queue_url'] } } },
              },
            },
          },
        },
      },
    }
    expect(connections(await shown(round))).toEqual([])
  })

  test('a plan is read alone, whatever it names as modules', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'backarch-plan-'))
    try {
      const path = join(folder, 'plan.json')
      await writeFile(path, JSON.stringify({ ...plan, source: './.' }))
      await writeFile(join(folder, 'main.tf'), '')
      expect((await readTerraformProject(path)).map((file) => file.path)).toEqual(['plan.json'])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
