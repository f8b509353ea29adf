import { run } from './run.ts'
import * as shipped from './shipped.ts'
import { start } from './start.ts'

await run(() => start({ features: shipped }))
