web = {
  instance_type = "t3.medium"
}

database = {
  class      = "db.t3.large"
  storage_gb = 100
}

cache_node_type = "cache.m6g.large"
