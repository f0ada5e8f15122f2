using CcgcStream.Index.Buckets;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Tests.Worlds;
using CsCheck;

namespace CcgcStream.Index.Tests.Properties;

public sealed class BucketProperties
{
    [Fact]
    public void Order_does_not_matter_to_the_bytes() => Gen.Select(Pieces.Many, Gen.Int).SampleFixed((pieces, seed) =>
    {
        var shuffled = pieces.ToArray();
        new Random(seed).Shuffle(shuffled);
        return BucketCodec.Encode(Pieces.Sums(pieces)).SequenceEqual(BucketCodec.Encode(Pieces.Sums(shuffled)));
    });

    [Fact]
    public void Adding_and_deleting_restores_the_bytes() => Gen.Select(Pieces.Many, Pieces.One, Gen.Int[1, 5000]).SampleFixed((pieces, one, size) =>
    {
        var sums = Pieces.Sums(pieces);
        var before = BucketCodec.Encode(sums);
        Pieces.Add(sums, one, Pieces.RoleOf(one, size), 1);
        Pieces.Add(sums, one, Pieces.RoleOf(one, size), -1);
        return before.SequenceEqual(BucketCodec.Encode(sums));
    });

    [Fact]
    public void Repricing_is_the_same_as_pricing_at_once() => Gen.Select(Pieces.One, Gen.Int[1, 9000], Gen.Int[1, 9000]).SampleFixed((one, before, after) =>
    {
        var sums = Pieces.Sums([one], before);
        var buffer = new ContributionBuffer();
        Contribution.WriteRole(one, Pieces.RoleOf(one, before), -1, buffer);
        Contribution.WriteRole(one, Pieces.RoleOf(one, after), 1, buffer);
        sums.Add(buffer[ContributionPart.Core]);
        sums.Add(buffer[ContributionPart.Lead]);
        return BucketCodec.Encode(sums).SequenceEqual(BucketCodec.Encode(Pieces.Sums([one], after)));
    });

    [Fact]
    public void What_is_written_is_read() => Pieces.Many.SampleFixed(pieces =>
    {
        var bytes = BucketCodec.Encode(Pieces.Sums(pieces));
        return bytes.SequenceEqual(BucketCodec.Encode(BucketCodec.Decode(bytes)));
    });

    [Fact]
    public void No_bytes_can_hang_or_break_the_reader() => Gen.Byte.Array[0, 60].SampleFixed(bytes =>
    {
        try
        {
            BucketCodec.Decode(bytes);
        }
        catch (Exception error) when (error is InvalidDataException or OverflowException)
        {
            // Refused, as it should be.
        }
    });

    [Fact]
    public void Copies_of_a_story_are_worth_one_plus_log2_of_their_number()
    {
        foreach (var size in (int[])[1, 2, 8, 1024, 100_000])
        {
            Assert.Equal(1 + Math.Log2(size), StoryPrice.Micro(size) / 1e6 * size, 0.06);
        }
    }
}
