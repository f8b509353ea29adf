/**
 * The types a client may load. Nothing here imports the database or a service: what a client's program
 * reaches from `AppRouter` must end here.
 */
export interface Feature<out Router> {
  readonly name: string
  readonly router: Router
}
