/** How every queue, which is one for each kind of job, is made. */
export const queueOptions = {
  policy: 'standard',
  // The first pause after a failure; every further one is about twice as long.
  retryDelay: 15,
  retryBackoff: true,
  retryDelayMax: 3_600,
  // A worker says so often that it lives; without that for so long, its job is given to another.
  heartbeatSeconds: 30,
  retentionSeconds: 14 * 24 * 3_600,
  deleteAfterSeconds: 7 * 24 * 3_600,
}

/** Published when a job may begin at once: its queue's name. */
export const channel = 'jobs'
