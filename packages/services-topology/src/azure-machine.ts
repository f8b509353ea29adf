import { choiceSetting, quantity, textSetting } from './fields.ts'

/** What one virtual machine is configured as, alone or as a member of a group. */
export const azureMachineFields = {
  /** e.g. `Standard_D2s_v3`; case does not matter. */
  size: textSetting(),
  operatingSystem: choiceSetting(['linux', 'windows'], 'linux'),
  /** Hybrid benefit brings its own Windows licence; dev/test is a kind of subscription. */
  purchase: choiceSetting(['pay-as-you-go', 'hybrid-benefit', 'dev-test', 'spot'], 'pay-as-you-go'),
}

export const azureMachineUsage = {
  /** Hours a month that each machine runs; 730 when not said. */
  monthly_hrs: quantity(),
}
