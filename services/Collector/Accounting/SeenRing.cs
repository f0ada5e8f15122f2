using System.Buffers.Binary;

namespace CcgcStream.Collector.Accounting;

/// <summary>An item that a query has delivered.</summary>
/// <param name="Id">Hash of its id.</param>
/// <param name="Revision">Hash of its content and engagement.</param>
/// <param name="Run">The run of the query that delivered it last.</param>
internal readonly record struct SeenItem(ulong Id, uint Revision, uint Run);

/// <summary>The latest items of one query, kept with its cursor, so that accounts stay exact across restarts.</summary>
internal sealed class SeenRing(int capacity)
{
    private const int EntryBytes = 16;

    private readonly Dictionary<ulong, int> _places = [];
    private readonly List<SeenItem> _items = [];
    private int _next;

    public bool TryGet(ulong id, out SeenItem item)
    {
        var found = _places.TryGetValue(id, out var place);
        item = found ? _items[place] : default;
        return found;
    }

    /// <summary>Adds or renews an item; the oldest one makes room.</summary>
    public void Put(SeenItem item)
    {
        if (_places.TryGetValue(item.Id, out var place))
        {
            _items[place] = item;
            return;
        }

        if (_items.Count < capacity)
        {
            _places[item.Id] = _items.Count;
            _items.Add(item);
            return;
        }

        _places.Remove(_items[_next].Id);
        _places[item.Id] = _next;
        _items[_next] = item;
        _next = (_next + 1) % capacity;
    }

    /// <summary>The items as bytes, the oldest first.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[_items.Count * EntryBytes];
        for (var i = 0; i < _items.Count; i++)
        {
            var item = _items[(_next + i) % _items.Count];
            var entry = bytes.AsSpan(i * EntryBytes, EntryBytes);
            BinaryPrimitives.WriteUInt64LittleEndian(entry, item.Id);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], item.Revision);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], item.Run);
        }

        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static SeenRing FromBytes(ReadOnlySpan<byte> bytes, int capacity)
    {
        var ring = new SeenRing(capacity);
        for (; bytes.Length >= EntryBytes; bytes = bytes[EntryBytes..])
        {
            ring.Put(new SeenItem(
                BinaryPrimitives.ReadUInt64LittleEndian(bytes),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..])));
        }

        return ring;
    }
}
