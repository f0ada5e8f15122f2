using CcgcStream.Contracts.V1;
using Grpc.Net.Client;

namespace CcgcStream.Client;

/// <summary>Makes gRPC clients of the query side.</summary>
public static class QueryClients
{
    /// <summary>A client for an address such as <c>http://127.0.0.1:5001</c> (the server's <c>Grpc:Port</c>).</summary>
    public static Query.QueryClient Create(Uri address) => new(GrpcChannel.ForAddress(address));
}
