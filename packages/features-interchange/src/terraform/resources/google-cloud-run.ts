import { googleCloudRunJob, googleCloudRunService } from '@backarch/services-topology'

import { blockAt, blocksAt, countAt, flagAt, hasBlock } from '../mapping/attributes.ts'
import { defineNode, type NodeMapping } from '../mapping/mapping.ts'
import { cloudRunLimits } from '../shapes/google-cloud-run.ts'

export const googleCloudRun: readonly NodeMapping[] = [
  defineNode({
    types: ['google_cloud_run_service'],
    kind: googleCloudRunService,
    named: ['name'],
    settings: (attributes) => {
      const template = blockAt(attributes, 'template')
      const annotations = blockAt(blockAt(template, 'metadata'), 'annotations')
      return {
        ...cloudRunLimits(blockAt(template, 'spec')),
        cpuOnlyDuringRequests: flagAt(annotations, 'run.googleapis.com/cpu-throttling', true),
        minInstances: countAt(annotations, 'autoscaling.knative.dev/minScale', 0),
      }
    },
  }),
  defineNode({
    types: ['google_cloud_run_v2_service'],
    kind: googleCloudRunService,
    named: ['name'],
    settings: (attributes) => {
      const template = blockAt(attributes, 'template')
      const [container] = blocksAt(template, 'containers') ?? []
      // The provider: true by default, but false when `resources` is written without it.
      const idle =
        container === undefined || !hasBlock(container, 'resources')
          ? true
          : flagAt(blockAt(container, 'resources'), 'cpu_idle', false)
      return {
        ...cloudRunLimits(template),
        cpuOnlyDuringRequests: idle,
        minInstances: countAt(blockAt(template, 'scaling'), 'min_instance_count', 0),
      }
    },
  }),
  defineNode({
    types: ['google_cloud_run_v2_job'],
    kind: googleCloudRunJob,
    named: ['name'],
    settings: (attributes) => {
      const template = blockAt(attributes, 'template')
      return {
        ...cloudRunLimits(blockAt(template, 'template')),
        taskCount: countAt(template, 'task_count', 1),
      }
    },
  }),
]
