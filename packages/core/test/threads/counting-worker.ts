import { parentPort } from 'node:worker_threads'

let asked = 0
parentPort?.on('message', () => {
  asked += 1
  parentPort?.postMessage(String(asked), [])
})
