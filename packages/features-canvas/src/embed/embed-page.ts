import { createHash } from 'node:crypto'

import type { WebPage } from '@backarch/api'
import { escapeMarkup } from '@backarch/core'
import { openPrices, showAmount, type Cost } from '@backarch/features-pricing'

import { costOf } from '../bill.ts'
import { openLink, type OpenedLink } from '../service/sharing/open-share.ts'
import { drawSvg } from './draw-svg.ts'

const style = `
html, body { height: 100%; margin: 0 }
body { display: flex; flex-direction: column; font: 14px/1.4 system-ui, sans-serif; color: #1c2733; background: #fff }
p { margin: 8px 16px }
svg { flex: 1; min-height: 0 }
rect { fill: none; stroke: #8796a5 }
.node rect { fill: #f4f7fa; stroke: #3b5468 }
text { fill: #1c2733; font-size: 15px }
.kind, .group text { fill: #5c6b78; font-size: 13px }
line { stroke: #3b5468; stroke-width: 1.5 }
.async { stroke-dasharray: 6 4 }
.data { stroke-dasharray: 2 4 }
@media (prefers-color-scheme: dark) {
  body { color: #dce4ec; background: #12181f }
  text { fill: #dce4ec }
  .node rect { fill: #1f2932 }
  .kind, .group text { fill: #9fb0bf }
  line { stroke: #9fb0bf }
}
`
const styleHash = createHash('sha256').update(style).digest('base64')

/**
 * `GET /embed/<token>`: the diagram of a link as a still picture, for frames on the pages that the link lists. A link that
 * lists none, or asks for a password, is as if it were not there.
 */
export const embedPage: WebPage = async (ctx, token) => {
  const opened = await openLink(
    ctx,
    { token },
    ({ embedOrigins, passwordHash }) => embedOrigins.length > 0 && passwordHash === null,
  )
  const cost = opened.share.showsCost
    ? costOf(opened.diagram.bill, await openPrices(ctx.db, opened.diagram.orgId))
    : null
  return new Response(render(opened, cost), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyFor(opened.share.embedOrigins),
      // Its address is a secret: it goes to no other site, and into no index.
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    },
  })
}

/** Nothing runs and nothing is loaded. The origins were checked when they were stored: none can add a directive. */
function policyFor(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    'sandbox',
    `frame-ancestors ${origins.join(' ')}`,
  ].join('; ')
}

function render({ diagram, graph }: OpenedLink, known: Cost | null): string {
  const name = escapeMarkup(diagram.name)
  const cost = known === null ? '' : `<p>${escapeMarkup(costSentence(known))}</p>\n`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${name}</title>
<style>${style}</style>
</head>
<body>
<p>${name}</p>
${cost}${drawSvg(graph, diagram.name)}
</body>
</html>
`
}

function costSentence({ totalMonthly, currency, unpriced, unsupported }: Cost): string {
  const amount = showAmount(totalMonthly, currency)
  const uncounted = unpriced + unsupported
  return uncounted === 0
    ? `${amount} a month.`
    : `${amount} a month, without ${uncounted.toLocaleString('en-US')} that have no price here.`
}
