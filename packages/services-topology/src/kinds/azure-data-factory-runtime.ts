import { z } from 'zod'

import { choiceSetting, countSetting, quantity, textSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureDataFactoryRuntime = defineKind({
  id: 'azure.data-factory-runtime',
  label: 'Data factory runtime',
  provider: 'azure',
  category: 'compute',
  settings: z.strictObject({
    runtimeType: choiceSetting(['azure', 'azure-ssis', 'managed', 'self-hosted'], 'azure'),
    /** Of an Azure runtime. */
    computeType: choiceSetting(['General', 'ComputeOptimized', 'MemoryOptimized'], 'General'),
    coreCount: countSetting(8),
    /** Of an SSIS runtime, e.g. `Standard_D8_v3`. */
    nodeSize: textSetting(),
    nodeCount: countSetting(1),
    edition: choiceSetting(['Standard', 'Enterprise'], 'Standard'),
    licenseType: choiceSetting(['LicenseIncluded', 'BasePrice'], 'LicenseIncluded'),
  }),
  usage: z.strictObject({ monthly_orchestration_runs: quantity() }),
})
