import { interchange } from '@backarch/features-interchange/feature'
import { describeAccess } from '@backarch/services-access/testing'

import { sourceFiles } from './import-text.ts'

const settings = 'What the component’s kind declares, read from the caller’s own files.'

describeAccess({
  feature: interchange,
  opaqueOutputs: {
    'importTerraform.graph.nodes[].settings': settings,
    'importTerraform.graph.nodes[].usage': settings,
    'importTerraform.graph.groups[].settings': settings,
  },
  arrange: () =>
    Promise.resolve({
      importTerraform: { files: sourceFiles('resource "aws_sqs_queue" "q" {}\n') },
    }),
})
