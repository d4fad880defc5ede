-- Run once by the PostgreSQL of docker-compose.yml, when its volume is empty: the demo target keeps its data apart.
CREATE ROLE orders LOGIN PASSWORD 'orders';
CREATE DATABASE orders OWNER orders;
