export { createServer, type RunningServer, type ServerOptions } from './create-server.ts'
export { createOperatorCaller, type CallerOf, type Operator } from './operator.ts'
export { readServerConfig } from './read-server-config.ts'
