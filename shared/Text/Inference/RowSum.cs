namespace CcgcStream.Text.Inference;

/// <summary>Adds rows of a matrix up, a batch at a time: one call for many rows keeps the sum in registers.</summary>
internal ref struct RowSum(RowMatrix matrix, Span<float> sum, Span<int> pending)
{
    private readonly Span<float> sum = sum;
    private readonly Span<int> pending = pending;
    private int waiting;

    /// <summary>Rows added so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a row; a negative one is no row.</summary>
    public void Add(int row)
    {
        if (row < 0)
        {
            return;
        }
        Count++;
        pending[waiting++] = row;
        if (waiting == pending.Length)
        {
            Flush();
        }
    }

    /// <summary>Adds what still waits.</summary>
    public void Flush()
    {
        matrix.AddRowsTo(pending[..waiting], sum);
        waiting = 0;
    }
}
