import { run } from '../../src/run.ts'
import { start } from '../../src/start.ts'
import { journey } from '../support/journey.ts'

await run(() => start({ features: journey }))
