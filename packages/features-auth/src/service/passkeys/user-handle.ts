/** What a passkey keeps of its owner, in base64url: the bytes of the account's id, which tell nobody anything else. */
export function userHandle(userId: string): string {
  return Buffer.from(userId.replaceAll('-', ''), 'hex').toString('base64url')
}
