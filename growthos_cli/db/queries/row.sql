select {columns} from {table} as r order by {keys}
