import fs from 'node:fs'

import { parse } from '@cdktn/hcl2json'

/**
 * Keeps the HCL parser off the process's standard error: when it dies it writes pages of its own stack there.
 * It looks its `fs` up by a global name, which it sets while it starts. For a process of its own alone.
 */
export async function silenceParser(): Promise<void> {
  await parse('f', '')
  const writeSync = (_descriptor: number, data: Uint8Array) => data.length
  Object.assign(globalThis, { fs: { ...fs, writeSync } })
}
