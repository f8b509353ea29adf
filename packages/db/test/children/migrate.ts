import { readFile } from 'node:fs/promises'

import { migrate } from '../../src/migrate.ts'

const [url = '', historyFile = ''] = process.argv.slice(2)

const applied = await migrate({ url, history: JSON.parse(await readFile(historyFile, 'utf8')) })
process.stdout.write(`${JSON.stringify(applied)}\n`)
