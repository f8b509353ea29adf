export { createServer, type RunningServer, type ServerOptions } from './create-server.ts'
export { readServerConfig } from './read-server-config.ts'
