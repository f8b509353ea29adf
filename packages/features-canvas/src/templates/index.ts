import { activePassive } from './active-passive.ts'
import { batch } from './batch.ts'
import { dataLake } from './data-lake.ts'
import type { Template } from './define-template.ts'
import { eventPipeline } from './event-pipeline.ts'
import { iotIngest } from './iot-ingest.ts'
import { kubernetes } from './kubernetes.ts'
import { microservices } from './microservices.ts'
import { mlInference } from './ml-inference.ts'
import { queueWorkers } from './queue-workers.ts'
import { realtimeChat } from './realtime-chat.ts'
import { serverlessApi } from './serverless-api.ts'
import { staticSite } from './static-site.ts'
import { threeTier } from './three-tier.ts'

export type { Template } from './define-template.ts'

/** Every template, the most common ones first. */
export const templates: readonly Template[] = [
  threeTier,
  serverlessApi,
  staticSite,
  microservices,
  kubernetes,
  queueWorkers,
  eventPipeline,
  batch,
  dataLake,
  realtimeChat,
  iotIngest,
  mlInference,
  activePassive,
]
