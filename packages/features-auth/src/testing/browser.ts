const longestWalk = 20

/** Somebody's browser, as far as a provider sees one: it keeps cookies and follows redirects. */
export class Browser {
  readonly #cookies = new Map<string, string>()
  readonly #headers: Readonly<Record<string, string>>

  /** `account`: whom the provider takes the person for; null: they go away there. */
  constructor(account: string | null, signedInAt?: number) {
    this.#headers = {
      ...(account === null ? {} : { 'x-account': account }),
      ...(signedInAt === undefined ? {} : { 'x-signed-in-at': String(signedInAt) }),
    }
  }

  /** Opens an address and answers the query with which it is sent to `callback` in the end. */
  async walk(start: string, callback: string): Promise<string> {
    let at = new URL(start)
    for (let step = 0; step < longestWalk; step += 1) {
      if (at.origin + at.pathname === callback) return at.search
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const reply = await fetch(at, { redirect: 'manual', headers: { ...this.#headers, cookie } })
      for (const set of reply.headers.getSetCookie()) this.#keep(set)
      const to = reply.headers.get('location')
      if (to === null) throw new Error(`${at.pathname} answered ${reply.status}, no redirect.`)
      at = new URL(to, at)
    }
    throw new Error('The provider redirects without end.')
  }

  #keep(set: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? []
    if (name === undefined || value === undefined) return
    if (value === '') this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}
