using Microsoft.Data.Sqlite;

namespace CcgcStream.Benchmarks.Log;

/// <summary>
/// The peer: an append-only table in SQLite, write-ahead logging and synchronous=FULL, so that a committed transaction survives a loss of
/// power as a group of the embedded log does. One connection, since SQLite has one writer.
/// </summary>
internal sealed class SqliteLog : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly Lock _turn = new();

    public SqliteLog(string directory)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(directory, "log.sqlite")}");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL");
        Execute("PRAGMA synchronous=FULL");
        Execute("CREATE TABLE log (offset INTEGER PRIMARY KEY, key BLOB, value BLOB NOT NULL)");
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO log (key, value) VALUES ($key, $value)";
        _insert.Parameters.Add("$key", SqliteType.Blob);
        _insert.Parameters.Add("$value", SqliteType.Blob);
    }

    public void Append(int records, byte[] key, byte[] value)
    {
        lock (_turn)
        {
            using var transaction = _connection.BeginTransaction();
            _insert.Transaction = transaction;
            (_insert.Parameters[0].Value, _insert.Parameters[1].Value) = (key, value);
            for (var i = 0; i < records; i++)
            {
                _insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    public long ReadAll()
    {
        using var select = _connection.CreateCommand();
        select.CommandText = "SELECT offset, key, value FROM log ORDER BY offset";
        using var reader = select.ExecuteReader();
        long bytes = 0;
        while (reader.Read())
        {
            bytes += ((byte[])reader[2]).Length;
        }

        return bytes;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
