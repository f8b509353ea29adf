import { spawn } from 'node:child_process'

export interface CommandResult {
  readonly exitCode: number
  /** Standard output and standard error as they came. */
  readonly output: string
  readonly stdout: string
  readonly seconds: number
}

export interface CommandOptions {
  readonly cwd: string
  /** Added to this process's environment; undefined takes a variable out of it. */
  readonly env?: Environment
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Runs a program without a terminal and keeps what it says, so that success can be silent. */
export async function runCommand(
  program: string,
  args: readonly string[],
  { cwd, env }: CommandOptions,
): Promise<CommandResult> {
  const started = performance.now()
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  const stdout: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    stdout.push(chunk)
  })
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const exitCode = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${program}: ${error.message}\n`))
      resolve(127)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
  return {
    exitCode,
    output: Buffer.concat(chunks).toString(),
    stdout: Buffer.concat(stdout).toString(),
    seconds: (performance.now() - started) / 1000,
  }
}
