import { describe, expect, it } from 'vitest'

import { importNode, importText, outcomes } from '../import-text.ts'

const provider = 'provider "google" {\n  region = "us-central1"\n}\n'

/** The component of this address, or the only one. */
const nodeOf = (code: string, address?: string) => importNode(provider + code, address)

/** The settings of the only component of a type with these arguments. */
const settingsOf = async (type: string, args: string) =>
  (await nodeOf(`resource "${type}" "r" {\n  ${args}\n}\n`)).settings

describe('settings of', () => {
  it.each([
    ['google_cloudfunctions_function', '', { memoryMb: 256 }],
    ['google_kms_crypto_key', '', { protectionLevel: 'SOFTWARE' }],
    [
      'google_kms_crypto_key',
      'version_template {\n algorithm = "EC_SIGN_P256_SHA256"\n protection_level = "HSM"\n }',
      { protectionLevel: 'HSM', algorithm: 'EC_SIGN_P256_SHA256' },
    ],
    ['google_redis_instance', 'memory_size_gb = 5', { tier: 'BASIC', memorySizeGb: 5 }],
    [
      'google_redis_cluster',
      'shard_count = 3\n replica_count = 1\n persistence_config {\n mode = "AOF"\n }',
      { shardCount: 3, replicaCount: 1, aofPersistence: true, nodeType: 'REDIS_HIGHMEM_MEDIUM' },
    ],
    [
      'google_secret_manager_secret',
      'replication {\n user_managed {\n replicas {\n location = "a"\n }\n replicas {\n location = "b"\n }\n }\n }',
      { locations: 2 },
    ],
    ['google_secret_manager_secret', 'replication {\n auto {}\n }', { locations: 1 }],
    [
      'google_secret_manager_secret_version',
      'secret = "projects/1/secrets/x"',
      { locations: null },
    ],
    ['google_compute_address', 'address_type = "INTERNAL"', { internal: true, global: false }],
    ['google_compute_global_address', '', { internal: false, global: true, usedBy: 'nothing' }],
    [
      'google_sql_database_instance',
      'database_version = "POSTGRES_15"\n settings {\n tier = "db-f1-micro"\n }',
      {
        tier: 'db-f1-micro',
        availability: 'ZONAL',
        diskSizeGb: 10,
        publicAddress: true,
        replica: false,
      },
    ],
    [
      'google_sql_database_instance',
      'settings {\n tier = "db-f1-micro"\n ip_configuration {\n ipv4_enabled = false\n }\n }\n replica_configuration {\n username = "r"\n }',
      { publicAddress: false, replica: true },
    ],
    ['google_container_registry', '', { storageClass: 'STANDARD', location: 'us' }],
    [
      'google_storage_bucket',
      'location = "EU"\n storage_class = "NEARLINE"',
      { storageClass: 'NEARLINE', location: '' },
    ],
    ['google_artifact_registry_repository', 'location = "Europe"', { location: 'europe' }],
    ['google_artifact_registry_repository', '', { location: 'us-central1' }],
    [
      'google_cloud_run_service',
      `template {
        metadata {
          annotations = {
            "run.googleapis.com/cpu-throttling" = "false"
            "autoscaling.knative.dev/minScale"  = "2"
          }
        }
        spec {
          containers {
            resources {
              limits = { cpu = "1500m", memory = "2G" }
            }
          }
          containers {}
        }
      }`,
      {
        cpu: 2.5,
        memoryGib: 2e9 / 2 ** 30 + 0.5,
        cpuOnlyDuringRequests: false,
        minInstances: 2,
      },
    ],
    [
      'google_cloud_run_v2_service',
      'template {\n containers {\n resources {\n limits = { memory = "1Gi" }\n }\n }\n }',
      { cpu: 1, memoryGib: 1, cpuOnlyDuringRequests: false, minInstances: 0 },
    ],
    [
      'google_cloud_run_v2_service',
      'template {\n containers {}\n }',
      { cpu: 1, memoryGib: 0.5, cpuOnlyDuringRequests: true },
    ],
    [
      'google_cloud_run_v2_job',
      'template {\n task_count = 4\n template {\n containers {\n resources {\n limits = { cpu = "odd" }\n }\n }\n }\n }',
      { cpu: null, memoryGib: 0.5, taskCount: 4 },
    ],
  ])('%s with `%s`', async (type, args, settings) => {
    expect(await settingsOf(type, args)).toMatchObject(settings)
  })
})

describe('what a machine, a secret or a cluster says for others', () => {
  it('an address costs what the machine that has it makes it cost', async () => {
    const machine = (scheduling: string) => `
resource "google_compute_address" "a" {}
resource "google_compute_instance" "m" {
  machine_type = "e2-medium"
  network_interface {
    access_config {
      nat_ip = google_compute_address.a.address
    }
  }
  ${scheduling}
}
`
    const address = 'google_compute_address.a'
    const standard = await nodeOf(machine(''), address)
    expect(standard.settings).toMatchObject({ usedBy: 'standard-vm' })
    const cheap = await nodeOf(machine('scheduling {\n preemptible = true\n }'), address)
    expect(cheap.settings).toMatchObject({ usedBy: 'preemptible-vm' })
  })

  it('a version is kept where its secret is', async () => {
    const code = `
resource "google_secret_manager_secret" "s" {
  replication {
    user_managed {
      replicas {
        location = "us-central1"
      }
      replicas {
        location = "us-east1"
      }
    }
  }
}
resource "google_secret_manager_secret_version" "v" {
  secret = google_secret_manager_secret.s.id
}
`
    const version = await nodeOf(code, 'google_secret_manager_secret_version.v')
    expect(version.settings).toEqual({ locations: 2 })
  })

  it('a table, a key and a pool lie where their dataset, ring and cluster lie', async () => {
    const code = `
resource "google_bigquery_dataset" "d" {
  location = "EU"
}
resource "google_bigquery_table" "t" {
  dataset_id = google_bigquery_dataset.d.dataset_id
}
resource "google_kms_key_ring" "k" {
  location = "europe-west1"
}
resource "google_kms_crypto_key" "k" {
  key_ring = google_kms_key_ring.k.id
}
resource "google_container_cluster" "c" {
  location       = "us-east1-b"
  node_locations = ["us-east1-c"]
}
resource "google_container_node_pool" "p" {
  cluster = google_container_cluster.c.id
  autoscaling {
    min_node_count = 2
  }
}
`
    const regionOf = async (address: string) => (await nodeOf(code, address)).region
    expect(await regionOf('google_bigquery_table.t')).toBe('eu')
    expect(await regionOf('google_kms_crypto_key.k')).toBe('europe-west1')
    const pool = await nodeOf(code, 'google_container_node_pool.p')
    expect(pool.region).toBe('us-east1')
    expect(pool.settings).toMatchObject({ zones: 2, nodesPerZone: 2, machineType: 'e2-medium' })
  })
})

it('permissions and rules belong to what they name, and cost nothing', async () => {
  const result = await importText(`${provider}
resource "google_storage_bucket" "b" {
  location = "EU"
}
resource "google_storage_bucket_iam_member" "m" {
  bucket = google_storage_bucket.b.name
}
resource "google_project_service" "s" {}
resource "google_spanner_instance" "i" {}
`)
  expect(outcomes(result)).toEqual([
    'google_project_service.s property',
    'google_spanner_instance.i unsupported',
    'google_storage_bucket.b node google_storage_bucket.b',
    'google_storage_bucket_iam_member.m property google_storage_bucket.b',
  ])
})
