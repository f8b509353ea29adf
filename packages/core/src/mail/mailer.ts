export interface MailMessage {
  /** One address, without a name. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
}

export interface Mailer {
  /**
   * Hands one message to the mail server, or in development to a file. Throws AppError VALIDATION for an address or
   * subject that is not one line, and UNAVAILABLE when the message was not taken.
   */
  readonly send: (message: MailMessage) => Promise<void>
}
