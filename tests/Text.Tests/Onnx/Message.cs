using Google.Protobuf;

namespace CcgcStream.Text.Tests.Onnx;

/// <summary>Writes protocol buffers by field number: enough for tiny models made in a test.</summary>
internal sealed class Message
{
    private readonly MemoryStream _bytes = new();

    public Message Add(int field, long value) => Write(o =>
    {
        o.WriteTag(field, WireFormat.WireType.Varint);
        o.WriteInt64(value);
    });

    public Message Add(int field, float value) => Write(o =>
    {
        o.WriteTag(field, WireFormat.WireType.Fixed32);
        o.WriteFloat(value);
    });

    public Message Add(int field, string value) => Add(field, System.Text.Encoding.UTF8.GetBytes(value));

    public Message Add(int field, Message value) => Add(field, value.ToArray());

    public Message Add(int field, byte[] value) => Write(o =>
    {
        o.WriteTag(field, WireFormat.WireType.LengthDelimited);
        o.WriteBytes(ByteString.CopyFrom(value));
    });

    public byte[] ToArray() => _bytes.ToArray();

    private Message Write(Action<CodedOutputStream> write)
    {
        using var output = new CodedOutputStream(_bytes, leaveOpen: true);
        write(output);
        return this;
    }
}
