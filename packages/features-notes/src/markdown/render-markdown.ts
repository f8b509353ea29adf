import type { Element, Nodes as HtmlNodes } from 'hast'
import type { Link, Nodes as MarkdownNodes } from 'mdast'
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

/** What GitHub shows, without pictures: one from elsewhere would tell its server who reads the note. */
const schema: Schema = {
  ...defaultSchema,
  tagNames:
    defaultSchema.tagNames?.filter((name) => !['img', 'picture', 'source'].includes(name)) ?? [],
  protocols: { href: ['http', 'https', 'mailto'] },
  // Nothing in it has an id of its own choosing: HTML is not taken over, and footnotes have a prefix.
  clobber: [],
}

/** The result is some times as long as the text; one that is far longer is made to be so. */
const mostTimes = 30

/**
 * Markdown (CommonMark and GitHub's tables, lists of tasks, footnotes and plain links) as HTML that is safe to show: without scripts, styles,
 * pictures and forms. HTML in it is left out. `idPrefix` keeps the footnotes of several texts on one page apart. Throws for
 * what is nested too deeply or becomes too long.
 */
export function renderMarkdown(text: string, idPrefix: string): string {
  const html = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(() => pictureToLink)
    .use(remarkRehype, { clobberPrefix: idPrefix })
    .use(rehypeSanitize, schema)
    .use(() => markLink)
    .use(rehypeStringify)
    .processSync(text)
    .toString()
  if (html.length > 1000 + mostTimes * text.length) throw new RangeError('The HTML is too long.')
  return html
}

/** A picture becomes a link to it: whoever wants to see it decides to. */
function pictureToLink(node: MarkdownNodes): void {
  if (!('children' in node)) return
  node.children.forEach((child, at) => {
    if (child.type === 'image') {
      const { url, alt } = child
      const link: Link = { type: 'link', url, children: [{ type: 'text', value: alt || url }] }
      node.children.splice(at, 1, link)
    } else {
      pictureToLink(child)
    }
  })
}

/** Where a link leads to is the author's word alone. */
function markLink(node: HtmlNodes): void {
  if (node.type === 'element' && isOutward(node))
    node.properties.rel = ['nofollow', 'noreferrer', 'ugc']
  if ('children' in node) for (const child of node.children) markLink(child)
}

function isOutward({ tagName, properties }: Element): boolean {
  return tagName === 'a' && typeof properties.href === 'string' && !properties.href.startsWith('#')
}
