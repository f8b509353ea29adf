const sign = /\*\*\/?|\*|\?|\[[!^]?[^\]/]+\]|\{[^{}]*\}|[^]/gu
const maxSigns = 20

/**
 * A pattern of `fileset` as one of JavaScript: `*` and `?` within a name, `**` over folders, `[a-z]`, `{a,b}`.
 * Null when it has more signs than anybody needs.
 */
export function pathPattern(pattern: string): RegExp | null {
  if (pattern.length > 500 || (pattern.match(/[*?]/g)?.length ?? 0) > maxSigns) return null
  try {
    return new RegExp(`^${translated(pattern)}$`, 'u')
  } catch {
    return null
  }
}

function translated(pattern: string): string {
  return pattern.replace(sign, (text) => {
    if (text === '**/') return '(?:[^/]+/)*'
    if (text === '**') return '.*'
    if (text === '*') return '[^/]*'
    if (text === '?') return '[^/]'
    if (text.length > 1 && text.startsWith('[')) return text.replace('[!', '[^')
    if (text.startsWith('{') && text.length > 1) {
      return `(?:${text.slice(1, -1).split(',').map(translated).join('|')})`
    }
    return text.replace(/[$()*+.?[\\\]^{|}]/, '\\$&')
  })
}
