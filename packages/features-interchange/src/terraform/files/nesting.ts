/** The HCL parser is recursive and loses its memory when the stack ends, so deep nesting never reaches it. */
const maxNesting = 250

/** The line at which brackets are nested too deeply; null when they are not. Brackets in texts count as well. */
export function tooDeepAt(text: string): number | null {
  let depth = 0
  let line = 1
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case 10:
        line += 1
        break
      case 40: // (
      case 91: // [
      case 123: // {
        depth += 1
        if (depth > maxNesting) return line
        break
      case 41:
      case 93:
      case 125:
        depth = Math.max(0, depth - 1)
    }
  }
  return null
}
