import { type Attributes, blockAt, flagAt, hasBlock, textAt } from '../mapping/attributes.ts'

type OperatingSystem = 'linux' | 'windows'
type Purchase = 'pay-as-you-go' | 'hybrid-benefit' | 'spot'

/** How the hours of a machine are paid. `Low` is what spot was called. */
export function azurePurchase(attributes: Attributes): Purchase | null {
  const priority = textAt(attributes, 'priority', 'Regular')
  if (priority === null) return null
  if (/^(?:spot|low)$/i.test(priority)) return 'spot'
  const license = textAt(attributes, 'license_type', 'None')
  if (license === null) return null
  return /^windows_/i.test(license) ? 'hybrid-benefit' : 'pay-as-you-go'
}

interface Blocks {
  readonly image: string
  readonly disk: string
}

/** The older types do not say in their name what runs on them; an image that says nothing is taken for Linux. */
export function azureSystemOf(
  attributes: Attributes,
  { image, disk }: Blocks,
): OperatingSystem | null {
  if (hasBlock(attributes, 'os_profile_windows_config')) return 'windows'
  if (hasBlock(attributes, 'os_profile_linux_config')) return 'linux'
  const reference = blockAt(attributes, image)
  const told = [
    textAt(blockAt(attributes, disk), 'os_type', ''),
    textAt(reference, 'publisher', ''),
    textAt(reference, 'offer', ''),
    textAt(attributes, 'license_type', ''),
  ]
  if (told.some((text) => text !== null && /windows/i.test(text))) return 'windows'
  return told.includes(null) ? null : 'linux'
}

/** Ultra disks may be attached. */
export function ultraDisks(attributes: Attributes): boolean | null {
  return flagAt(blockAt(attributes, 'additional_capabilities'), 'ultra_ssd_enabled', false)
}
