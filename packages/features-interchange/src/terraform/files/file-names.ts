/** A file of a configuration. */
export function isConfigurationFile(path: string): boolean {
  return path.endsWith('.tf') || path.endsWith('.tf.json')
}

/** A file that may be what `terraform show -json` has printed. */
export function isShownFile(path: string): boolean {
  return path.endsWith('.json') && !path.endsWith('.tf.json') && !path.endsWith('.tfvars.json')
}
