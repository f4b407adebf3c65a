select {columns} from {table} as r where {wanted} order by {keys}
