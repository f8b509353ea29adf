import { z } from 'zod'

/** Beyond these, an element of a list is not looked at: nobody mends more at once. */
const maxProblems = 20

/**
 * A list that stops at its first wrong elements. zod would describe every one of them, and a quarter of a megabyte
 * of empty objects would cost seconds and a gigabyte.
 */
export function listOf<Element extends z.ZodType>(element: Element, max: number) {
  const list = z
    .array(z.custom<z.input<Element>>())
    .max(max)
    .transform((items, context) => {
      const read: z.output<Element>[] = []
      for (const [index, item] of items.entries()) {
        const { success, data, error } = element.safeParse(item)
        if (success) read.push(data)
        else
          for (const issue of error.issues) {
            context.issues.push({ ...issue, input: undefined, path: [index, ...issue.path] })
          }
        if (context.issues.length >= maxProblems) break
      }
      return context.issues.length === 0 ? read : z.NEVER
    })
  // Whoever walks schemas finds here what the list hides.
  return list.meta({ element })
}
