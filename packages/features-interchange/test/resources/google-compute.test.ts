import { describe, expect, it } from 'vitest'

import { importNode } from '../import-text.ts'

const provider = 'provider "google" {\n  region = "us-central1"\n}\n'

/** The component of this address, or the only one. */
const nodeOf = (code: string, address?: string) => importNode(provider + code, address)

/** The settings of the only component of a type with these arguments. */
const settingsOf = async (type: string, args: string) =>
  (await nodeOf(`resource "${type}" "r" {\n  ${args}\n}\n`)).settings

describe('machines', () => {
  it('every machine: what it says, and Google where it says nothing', async () => {
    expect(
      await settingsOf(
        'google_compute_instance',
        'machine_type = "e2-medium"\n zone = "europe-west1-b"\n boot_disk {\n initialize_params {}\n }',
      ),
    ).toEqual({
      machineType: 'e2-medium',
      purchaseOption: 'on-demand',
      disks: [{ diskType: 'pd-standard', sizeGb: 10 }],
      localSsdCount: 0,
      accelerators: [],
    })
    expect(
      await settingsOf(
        'google_compute_instance',
        `machine_type = "zones/us-central1-a/machineTypes/n1-standard-2"
        boot_disk {
          source = "disk-of-its-own"
        }
        scheduling {
          provisioning_model = "SPOT"
        }
        scratch_disk {
          interface = "NVME"
        }
        scratch_disk {
          interface = "NVME"
        }
        guest_accelerator {
          type  = "nvidia-tesla-t4"
          count = 2
        }`,
      ),
    ).toEqual({
      machineType: 'n1-standard-2',
      purchaseOption: 'preemptible',
      disks: [],
      localSsdCount: 2,
      accelerators: [{ acceleratorType: 'nvidia-tesla-t4', count: 2 }],
    })
  })

  it('an instance group come from its template', async () => {
    const code = `
resource "google_compute_instance_template" "t" {
  machine_type = "f1-micro"
  scheduling {
    preemptible = true
  }
  disk {
    source_image = "debian-cloud/debian-12"
    boot         = true
  }
  disk {
    disk_type    = "pd-ssd"
    disk_size_gb = 40
  }
  disk {
    disk_type = "local-ssd"
    type      = "SCRATCH"
  }
}
resource "google_compute_region_instance_group_manager" "g" {
  version {
    instance_template = google_compute_instance_template.t.id
  }
}
resource "google_compute_region_autoscaler" "a" {
  target = google_compute_region_instance_group_manager.g.id
  autoscaling_policy {
    min_replicas = 2
    max_replicas = 5
  }
}
`
    expect((await nodeOf(code)).settings).toEqual({
      targetSize: 2,
      machine: {
        machineType: 'f1-micro',
        purchaseOption: 'preemptible',
        disks: [
          { diskType: 'pd-standard', sizeGb: 10 },
          { diskType: 'pd-ssd', sizeGb: 40 },
        ],
        localSsdCount: 1,
        accelerators: [],
      },
    })
    const alone = 'target_size = 3\n version {\n instance_template = "elsewhere"\n }'
    expect(await settingsOf('google_compute_instance_group_manager', alone)).toMatchObject({
      targetSize: 3,
      machine: { machineType: null },
    })
  })
})

describe('the size of', () => {
  const family = `
resource "google_compute_disk" "d" {
  size = 1000
}
resource "google_compute_snapshot" "s" {
  source_disk = google_compute_disk.d.self_link
}
resource "google_compute_image" "i" {
  source_snapshot = google_compute_snapshot.s.self_link
}
resource "google_compute_disk" "copy" {
  image = google_compute_image.i.self_link
  type  = "pd-ssd"
}
resource "google_compute_disk" "standard" {}
resource "google_compute_region_disk" "ssd" {
  type = "pd-ssd"
}
resource "google_compute_disk" "of_public_image" {
  image = "debian-cloud/debian-12"
}
resource "google_compute_machine_image" "m" {}
`
  it.each([
    ['google_compute_snapshot.s', { copy: 'snapshot', sizeGb: 1000 }],
    ['google_compute_image.i', { copy: 'image', sizeGb: 1000 }],
    ['google_compute_disk.copy', { diskType: 'pd-ssd', sizeGb: 1000 }],
    ['google_compute_disk.standard', { sizeGb: 500, replicated: false }],
    ['google_compute_region_disk.ssd', { sizeGb: 100, replicated: true }],
    ['google_compute_disk.of_public_image', { sizeGb: null }],
    ['google_compute_machine_image.m', { copy: 'machine-image', sizeGb: null }],
  ])('%s is known as far as the project tells', async (address, settings) => {
    expect((await nodeOf(family, address)).settings).toMatchObject(settings)
  })

  it('two images that are made from each other is not known', async () => {
    const code = `
resource "google_compute_image" "a" {
  source_image = google_compute_image.b.self_link
}
resource "google_compute_image" "b" {
  source_image = google_compute_image.a.self_link
}
`
    const { settings } = await nodeOf(code, 'google_compute_image.a')
    expect(settings).toMatchObject({ sizeGb: null })
  })
})

describe('a Kubernetes cluster', () => {
  it.each([
    ['location = "us-central1-a"', { zones: 1, nodesPerZone: 3 }],
    ['location = "us-central1"\n initial_node_count = 2', { zones: 3, nodesPerZone: 2 }],
    [
      'location = "us-central1"\n node_locations = ["us-central1-a", "us-central1-b"]',
      { zones: 2 },
    ],
    [
      'location = "us-central1"\n autoscaling {\n total_min_node_count = 4\n }',
      { zones: 1, nodesPerZone: 4 },
    ],
    [
      'location = "us-central1-a"\n node_config {\n spot = true\n disk_size_gb = 50\n local_ssd_count = 1\n }',
      {
        purchaseOption: 'preemptible',
        disks: [{ diskType: 'pd-standard', sizeGb: 50 }],
        localSsdCount: 1,
      },
    ],
  ])('with `%s` has such a default pool', async (args, defaultPool) => {
    const settings = await settingsOf('google_container_cluster', args)
    expect(settings).toMatchObject({ hasDefaultPool: true, defaultPool, pools: [] })
  })

  it('has no default pool when it is removed or others are written in it', async () => {
    const removed = 'location = "us-central1"\n remove_default_node_pool = true'
    expect(await settingsOf('google_container_cluster', removed)).toMatchObject({
      hasDefaultPool: false,
    })
    const written =
      'location = "us-central1"\n node_pool {\n node_count = 2\n }\n node_pool {\n node_locations = ["us-central1-a"]\n }'
    expect(await settingsOf('google_container_cluster', written)).toMatchObject({
      hasDefaultPool: false,
      pools: [
        { nodesPerZone: 2, zones: 3 },
        { nodesPerZone: 3, zones: 1 },
      ],
    })
  })
})
