import type { EnvDefinition, EnvVariable } from './env-definition.ts'

/** The text of `.env.example`: variables grouped by package, descriptions as comments, secrets left empty. */
export function renderEnvExample(definitions: readonly EnvDefinition[]): string {
  const seen = new Set<string>()
  const groups = definitions.flatMap((definition) => {
    const entries = Object.entries(definition.variables).filter(([name]) => !seen.has(name))
    for (const [name] of entries) seen.add(name)
    if (entries.length === 0) return []
    const blocks = entries.map(([name, variable]) => renderVariable(name, variable))
    return [`# --- ${definition.package} ---\n\n${blocks.join('\n\n')}`]
  })
  return `${groups.join('\n\n')}\n`
}

function renderVariable(name: string, variable: EnvVariable): string {
  const notes = [
    ...(variable.secret ? ['Secret.'] : []),
    ...(variable.development === undefined
      ? []
      : [`Production must set it; ${elsewhere(variable)}`]),
  ]
  const comment = wrap([variable.description, ...notes].join(' '), 96)
  return `${comment.map((line) => `# ${line}`).join('\n')}\n${name}=${quote(shown(variable))}`
}

function elsewhere({ secret, development }: EnvVariable): string {
  if (secret || typeof development === 'function') return 'elsewhere one is made up.'
  return `elsewhere it is ${development}.`
}

function shown(variable: EnvVariable): string {
  return variable.secret ? '' : (variable.default ?? '')
}

/** `.env` files know no escapes: a text is put into the quotes that it does not hold itself. */
function quote(text: string): string {
  if (!/[\s#"'`]/.test(text)) return text
  const mark = ['"', "'", '`'].find((sign) => !text.includes(sign)) ?? ''
  return `${mark}${text}${mark}`
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}
