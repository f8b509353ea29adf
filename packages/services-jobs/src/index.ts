export { defineJob, defineScheduledJob, type JobOf } from './define-job.ts'
export { enqueue } from './service/enqueue.ts'
