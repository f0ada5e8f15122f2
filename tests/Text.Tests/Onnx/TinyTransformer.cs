using System.Runtime.InteropServices;

namespace CcgcStream.Text.Tests.Onnx;

/// <summary>Makes an ONNX classifier that sums one row of scores a token: the least that has a transformer's inputs and output.</summary>
internal static class TinyTransformer
{
    private const int Float = 1;
    private const int Int64 = 7;

    /// <param name="rows">Scores of each token id, one for each label.</param>
    /// <param name="extraInput">Name of one more input, or empty.</param>
    public static byte[] Make(float[][] rows, string extraInput = "")
    {
        var graph = new Message()
            .Add(1, Node("Gather", ["scores", "input_ids"], "tokens"))
            .Add(1, Node("Cast", ["attention_mask"], "mask", Attribute("to", Float)))
            .Add(1, Node("Unsqueeze", ["mask", "last"], "weights"))
            .Add(1, Node("Mul", ["tokens", "weights"], "weighted"))
            .Add(1, Node("ReduceSum", ["weighted", "middle"], "logits", Attribute("keepdims", 0)))
            .Add(2, "tiny")
            .Add(5, Tensor("scores", Float, [rows.Length, rows[0].Length], MemoryMarshal.AsBytes(rows.SelectMany(static r => r).ToArray().AsSpan())))
            .Add(5, Tensor("last", Int64, [1], MemoryMarshal.AsBytes<long>([2])))
            .Add(5, Tensor("middle", Int64, [1], MemoryMarshal.AsBytes<long>([1])))
            .Add(11, Value("input_ids", Int64, "batch", "sequence"))
            .Add(11, Value("attention_mask", Int64, "batch", "sequence"));
        if (extraInput.Length > 0)
        {
            graph.Add(11, Value(extraInput, Int64, "batch", "sequence"));
        }

        graph.Add(12, Value("logits", Float, "batch", "labels"));
        return new Message().Add(1, 8).Add(7, graph).Add(8, new Message().Add(1, "").Add(2, 13)).ToArray();
    }

    private static Message Node(string operation, string[] inputs, string output, Message? attribute = null)
    {
        var node = new Message();
        inputs.ToList().ForEach(i => node.Add(1, i));
        node.Add(2, output).Add(4, operation);
        return attribute is null ? node : node.Add(5, attribute);
    }

    // 2 is the type of whole numbers among attributes.
    private static Message Attribute(string name, long value) => new Message().Add(1, name).Add(3, value).Add(20, 2);

    private static Message Tensor(string name, int type, long[] shape, ReadOnlySpan<byte> values)
    {
        var tensor = new Message();
        shape.ToList().ForEach(d => tensor.Add(1, d));
        return tensor.Add(2, type).Add(8, name).Add(9, values.ToArray());
    }

    private static Message Value(string name, int type, params string[] dimensions)
    {
        var shape = new Message();
        dimensions.ToList().ForEach(d => shape.Add(1, new Message().Add(2, d)));
        return new Message().Add(1, name).Add(2, new Message().Add(1, new Message().Add(1, type).Add(2, shape)));
    }
}
