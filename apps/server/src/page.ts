import { createHash } from 'node:crypto'

const style = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 4rem auto; padding: 0 1rem; color: #1c2733; background: #fbfcfd }
h1 { font-size: 1.6rem; margin-bottom: .2rem }
code { background: #eef2f6; padding: .1rem .3rem; border-radius: .2rem }
dt { font-weight: 600; margin-top: 1rem }
dd { margin: 0 }
@media (prefers-color-scheme: dark) { body { color: #dce4ec; background: #12181f } code { background: #1f2932 } a { color: #8ab8ff } }
`

const styleHash = createHash('sha256').update(style).digest('base64')

/** The page at `/`: what runs here, for whoever opens the address in a browser. */
export function createPage(endpoint: string, procedures: readonly string[]): () => Response {
  const features = Map.groupBy(procedures, (path) => path.split('.', 1)[0] ?? path)
  const list = [...features]
    .map(([name, paths]) => {
      const calls = paths.map((path) => `<code>${escape(path)}</code>`).join(' ')
      return `<dt>${escape(name)}</dt><dd>${calls}</dd>`
    })
    .join('\n')
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Backarch</title>
<style>${style}</style>
<h1>Backarch is running</h1>
<p>Draw a system and know what it costs.</p>
<p>Status: <a href="/v1/health">/v1/health</a> (the process answers), <a href="/v1/ready">/v1/ready</a> (it can work).</p>
<p>Procedures, under <code>${escape(endpoint)}/</code>:</p>
<dl>
${list}
</dl>
</html>
`
  return () =>
    new Response(html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      },
    })
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
